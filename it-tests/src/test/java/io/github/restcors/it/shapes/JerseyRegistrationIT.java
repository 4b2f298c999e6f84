package io.github.restcors.it.shapes;

class JerseyRegistrationIT extends RegistrationContract {}
