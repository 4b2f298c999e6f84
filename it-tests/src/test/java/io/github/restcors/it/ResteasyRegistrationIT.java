package io.github.restcors.it;

class ResteasyRegistrationIT extends ServerContractTest implements RegistrationContract {}
