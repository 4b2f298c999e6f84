package io.github.restcors.it.shapes;

class ResteasyUnconfiguredIT extends UnconfiguredContract {}
