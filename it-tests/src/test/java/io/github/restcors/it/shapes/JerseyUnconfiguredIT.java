package io.github.restcors.it.shapes;

class JerseyUnconfiguredIT extends UnconfiguredContract {}
