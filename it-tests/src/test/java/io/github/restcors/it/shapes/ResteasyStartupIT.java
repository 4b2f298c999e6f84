package io.github.restcors.it.shapes;

class ResteasyStartupIT extends StartupContract {}
