/** The application that is deployed on every server: resources, a filter that authenticates, and how rest-cors gets in. */
package io.github.restcors.it.servers.app;
