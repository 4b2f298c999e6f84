package io.github.restcors.it.shapes;

class CxfStartupIT extends StartupContract {}
