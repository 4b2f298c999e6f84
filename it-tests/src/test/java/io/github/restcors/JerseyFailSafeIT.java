package io.github.restcors;

class JerseyFailSafeIT extends FailSafeContract {}
