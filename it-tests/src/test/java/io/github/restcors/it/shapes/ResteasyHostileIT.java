package io.github.restcors.it.shapes;

class ResteasyHostileIT extends HostileContract {}
