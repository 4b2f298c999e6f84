package io.github.restcors.it.proof;

class ResteasyDispatchIT implements DispatchContract {}
