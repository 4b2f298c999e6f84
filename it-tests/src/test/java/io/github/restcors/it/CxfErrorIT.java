package io.github.restcors.it;

class CxfErrorIT extends ServerContractTest implements ErrorContract {}
