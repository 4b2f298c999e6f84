package io.github.restcors.it.shapes;

class CxfShapesIT extends ShapesContract {}
