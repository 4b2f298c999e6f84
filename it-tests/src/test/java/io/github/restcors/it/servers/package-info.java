/**
 * What every server has to do for one and the same application, deployed on it as a user would deploy it. Start with {@link
 * io.github.restcors.it.servers.ServersIT}; the servers are the modules below {@code it-tests/servers}.
 */
package io.github.restcors.it.servers;
