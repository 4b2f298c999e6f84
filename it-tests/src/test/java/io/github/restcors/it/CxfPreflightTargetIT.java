package io.github.restcors.it;

class CxfPreflightTargetIT extends ServerContractTest implements PreflightTargetContract {}
