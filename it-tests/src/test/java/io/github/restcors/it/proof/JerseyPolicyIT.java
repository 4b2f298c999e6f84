package io.github.restcors.it.proof;

class JerseyPolicyIT implements PolicyContract {}
