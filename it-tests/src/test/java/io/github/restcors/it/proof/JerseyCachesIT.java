package io.github.restcors.it.proof;

class JerseyCachesIT implements CachesContract {}
