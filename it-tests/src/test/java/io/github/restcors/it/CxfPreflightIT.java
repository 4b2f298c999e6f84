package io.github.restcors.it;

class CxfPreflightIT extends ServerContractTest implements PreflightContract {}
