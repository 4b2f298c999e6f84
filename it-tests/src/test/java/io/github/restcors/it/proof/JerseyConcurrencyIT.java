package io.github.restcors.it.proof;

class JerseyConcurrencyIT extends ConcurrencyContract {}
