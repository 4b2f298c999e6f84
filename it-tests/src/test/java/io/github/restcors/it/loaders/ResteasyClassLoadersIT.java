package io.github.restcors.it.loaders;

class ResteasyClassLoadersIT extends ClassLoadersContract {}
