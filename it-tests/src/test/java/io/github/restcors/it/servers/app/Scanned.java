package io.github.restcors.it.servers.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Is empty: the runtime looks for resources and providers, rest-cors among them. */
@ApplicationPath("api")
public class Scanned extends Application {}
