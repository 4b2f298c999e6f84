package io.github.restcors.it;

class JerseyPreflightTargetIT extends JerseyContractTest implements PreflightTargetContract {}
