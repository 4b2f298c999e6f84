package io.github.restcors.it.shapes;

class JerseyHostileIT extends HostileContract {}
