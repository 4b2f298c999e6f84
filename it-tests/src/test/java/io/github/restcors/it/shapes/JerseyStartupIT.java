package io.github.restcors.it.shapes;

class JerseyStartupIT extends StartupContract {}
