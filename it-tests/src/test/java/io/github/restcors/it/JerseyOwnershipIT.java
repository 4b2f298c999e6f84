package io.github.restcors.it;

class JerseyOwnershipIT extends JerseyContractTest implements OwnershipContract {}
