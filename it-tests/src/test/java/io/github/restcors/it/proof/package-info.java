/** What is shown by machine, far beyond cases written by hand: {@code docs/assurance.md} says what and how. */
package io.github.restcors.it.proof;
