package io.github.restcors.it.proof;

class ResteasyConcurrencyIT extends ConcurrencyContract {}
