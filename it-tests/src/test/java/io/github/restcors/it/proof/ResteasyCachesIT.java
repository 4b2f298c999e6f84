package io.github.restcors.it.proof;

class ResteasyCachesIT implements CachesContract {}
