package io.github.restcors.it;

class CxfActualRequestIT extends ServerContractTest implements ActualRequestContract {}
