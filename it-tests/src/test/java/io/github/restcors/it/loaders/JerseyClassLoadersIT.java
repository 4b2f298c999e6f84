package io.github.restcors.it.loaders;

class JerseyClassLoadersIT extends ClassLoadersContract {}
