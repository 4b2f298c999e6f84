package io.github.restcors.it.proof;

class ResteasyPolicyIT implements PolicyContract {}
