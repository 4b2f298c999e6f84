package io.github.restcors.it;

class JerseyDefectsIT extends JerseyContractTest implements DefectsContract {}
