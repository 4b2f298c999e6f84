package io.github.restcors.it;

class ResteasyVectorsIT implements VectorsContract {}
