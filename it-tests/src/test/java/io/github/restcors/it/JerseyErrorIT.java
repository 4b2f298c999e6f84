package io.github.restcors.it;

class JerseyErrorIT extends JerseyContractTest implements ErrorContract {}
