package io.github.restcors.it;

class CxfOwnershipIT extends ServerContractTest implements OwnershipContract {}
