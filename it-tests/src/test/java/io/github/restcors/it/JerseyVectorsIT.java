package io.github.restcors.it;

class JerseyVectorsIT implements VectorsContract {}
