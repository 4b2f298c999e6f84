package io.github.restcors;

import jakarta.annotation.Priority;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Makes a response of an exception that nobody maps, so that response filters run and the page can read the error. */
@Priority(Integer.MAX_VALUE) // a mapper of the application's own for Throwable comes first
final class UnhandledExceptionMapper implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable exception) {
        if (exception instanceof WebApplicationException known) {
            return known.getResponse(); // it says itself what to answer; this mapper is not asked for others
        }
        Log.LOGGER.log(System.Logger.Level.ERROR, "rest-cors: exception that the application does not map", exception);
        return Response.serverError().build();
    }
}
