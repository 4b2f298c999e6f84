package io.github.restcors;

class CxfFailSafeIT extends FailSafeContract {}
