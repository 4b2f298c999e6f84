package io.github.restcors.it;

class ResteasyOwnershipIT extends ServerContractTest implements OwnershipContract {}
