package io.github.restcors.it.shapes;

class CxfRegistrationIT extends RegistrationContract {}
