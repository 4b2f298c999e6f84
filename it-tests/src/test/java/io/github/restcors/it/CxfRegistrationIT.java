package io.github.restcors.it;

class CxfRegistrationIT extends ServerContractTest implements RegistrationContract {}
