package io.github.restcors.it;

class ResteasyActualRequestIT extends ServerContractTest implements ActualRequestContract {}
