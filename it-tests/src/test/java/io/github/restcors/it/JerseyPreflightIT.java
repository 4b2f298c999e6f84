package io.github.restcors.it;

class JerseyPreflightIT extends JerseyContractTest implements PreflightContract {}
