package io.github.restcors.it.proof;

class JerseyDispatchIT implements DispatchContract {}
