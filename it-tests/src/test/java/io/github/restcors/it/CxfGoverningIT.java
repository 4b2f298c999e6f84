package io.github.restcors.it;

class CxfGoverningIT extends ServerContractTest implements GoverningContract {}
