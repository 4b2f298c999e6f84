package io.github.restcors.it;

class ResteasyErrorIT extends ServerContractTest implements ErrorContract {}
