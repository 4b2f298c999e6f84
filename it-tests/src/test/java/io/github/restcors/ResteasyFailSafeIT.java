package io.github.restcors;

class ResteasyFailSafeIT extends FailSafeContract {}
