package io.github.restcors.it;

class JerseyActualRequestIT extends JerseyContractTest implements ActualRequestContract {}
