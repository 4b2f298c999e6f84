package io.github.restcors.it.shapes;

class CxfHostileIT extends HostileContract {}
