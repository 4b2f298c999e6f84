package io.github.restcors.it;

class ResteasyPreflightIT extends ServerContractTest implements PreflightContract {}
