package io.github.restcors.it.shapes;

class CxfUnconfiguredIT extends UnconfiguredContract {}
