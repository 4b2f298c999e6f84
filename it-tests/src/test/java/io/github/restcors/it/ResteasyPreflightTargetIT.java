package io.github.restcors.it;

class ResteasyPreflightTargetIT extends ServerContractTest implements PreflightTargetContract {}
