package io.github.restcors.it.shapes;

class ResteasyRegistrationIT extends RegistrationContract {}
