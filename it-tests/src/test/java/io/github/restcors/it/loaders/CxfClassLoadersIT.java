package io.github.restcors.it.loaders;

class CxfClassLoadersIT extends ClassLoadersContract {}
