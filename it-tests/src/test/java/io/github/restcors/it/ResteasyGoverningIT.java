package io.github.restcors.it;

class ResteasyGoverningIT extends ServerContractTest implements GoverningContract {}
